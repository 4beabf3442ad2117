import { builtinModules } from 'node:module';

import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const TS = ['**/*.ts'];
const TS_AND_VUE = ['web/src/**/*.{ts,vue}', 'web/*.ts'];
const SPECS = ['**/*.spec.ts', '**/*.contract.ts', '**/*.fixture{,s}.ts'];
const CONFIG_FILES = ['**/config.ts', '**/vite.config.ts', '**/*.config.mjs', 'scripts/**'];
const PURE = ['**/domain/**/*.ts', 'services/dialogue/src/**/*.ts'];

/** Who may import whom (docs: architecture). A service knows the libraries and nobody else. */
const LIBRARIES = ['scope:proto', 'scope:dialogue', 'scope:kernel'];
const SERVICES = ['directory', 'catalog', 'sessions', 'scoring', 'projections', 'cockpit'];
const depConstraints = [
  { sourceTag: 'scope:proto', onlyDependOnLibsWithTags: ['scope:proto'] },
  { sourceTag: 'scope:dialogue', onlyDependOnLibsWithTags: ['scope:dialogue', 'scope:proto'] },
  // Kernel's specs start real brokers; nothing of it that is built does.
  { sourceTag: 'scope:kernel', onlyDependOnLibsWithTags: ['scope:kernel', 'scope:proto', 'scope:brokers'] },
  { sourceTag: 'scope:brokers', onlyDependOnLibsWithTags: ['scope:brokers'] },
  { sourceTag: 'scope:web', onlyDependOnLibsWithTags: ['scope:web', 'scope:proto'] },
  ...SERVICES.map((name) => ({
    sourceTag: `scope:${name}`,
    onlyDependOnLibsWithTags: [`scope:${name}`, ...LIBRARIES],
  })),
  { sourceTag: 'scope:edge', onlyDependOnLibsWithTags: ['scope:edge', 'scope:kernel', 'scope:proto', 'scope:web'] },
  { sourceTag: 'scope:standalone', onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: 'scope:test', onlyDependOnLibsWithTags: ['*'] },
];

const syntax = {
  defaultExport: { selector: 'ExportDefaultDeclaration', message: 'Use a named export.' },
  environment: {
    selector: 'MemberExpression[object.name="process"][property.name="env"]',
    message: 'Only config.ts reads the environment.',
  },
  environmentImport: {
    selector: 'ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name="env"]',
    message: 'Only config.ts reads the environment.',
  },
  now: {
    selector: 'CallExpression[callee.object.name=/^(Date|performance)$/][callee.property.name="now"]',
    message: 'Time arrives in the command.',
  },
  newDate: {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Time arrives in the command.',
  },
  random: {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Randomness arrives in the command.',
  },
  crypto: { selector: 'MemberExpression[object.name="crypto"]', message: 'Ids and randomness arrive in the command.' },
};
/** What a project is also entered through, so that a thread or a test does not load a whole server. */
const PART_ENTRIES = [
  '@repartee/kernel/ports',
  '@repartee/kernel/thread',
  '@repartee/sessions/domain',
  '@repartee/sessions/speech',
];
const deepImport = {
  group: ['@repartee/*/*', ...PART_ENTRIES.map((entry) => `!${entry}`)],
  message: 'A project is entered through its index.',
};
const environment = [syntax.environment, syntax.environmentImport];
const impure = [syntax.now, syntax.newDate, syntax.random, syntax.crypto];

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/dist/', '**/gen/', '.nx/', 'data/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { files: ['**/*.{mjs,cjs}'], languageOptions: { globals: globals.node } },
  {
    files: [...TS, 'web/src/**/*.vue'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [deepImport] }],
      eqeqeq: 'error',
      'max-depth': ['error', 4],
      'no-restricted-syntax': ['error', syntax.defaultExport, ...environment],
    },
  },
  {
    files: PURE,
    ignores: SPECS,
    rules: {
      'no-restricted-syntax': ['error', syntax.defaultExport, ...environment, ...impure],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: builtinModules.map((name) => ({ name, message: 'Domain code has no I/O.' })),
          patterns: [
            deepImport,
            {
              group: ['node:*', '@nestjs/*', 'kafkajs', '@clickhouse/*', 'libsql', 'socket.io*', '@repartee/kernel'],
              message: 'Domain code imports proto, dialogue and itself.',
            },
          ],
        },
      ],
    },
  },
  { files: CONFIG_FILES, rules: { 'no-restricted-syntax': 'off' } },
  {
    // Jest's matchers and a parsed response body are untyped by nature.
    files: SPECS,
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['web/src/**/*.vue'], extends: [vue.configs['flat/recommended']] },
  {
    files: TS_AND_VUE,
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: tseslint.parser, projectService: true, extraFileExtensions: ['.vue'] },
    },
    rules: {
      // The linter sees a component imported from TypeScript as untyped; vue-tsc checks it.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['web/src/**/*.vue'],
    rules: { 'vue/multi-word-component-names': 'off', 'vue/require-default-prop': 'off', 'no-undef': 'off' },
  },
  prettier,
);
