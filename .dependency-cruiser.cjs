/** Cycles within a project; between projects Nx refuses them (eslint.config.mjs). */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Modules that need each other are one module, or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    // Other projects, by their real places: each is looked at by itself.
    doNotFollow: { path: ['node_modules', '^\\.\\./'] },
    exclude: { path: '(^|/)(gen|dist)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ['@repartee/source', 'import', 'node', 'default'] },
  },
};
