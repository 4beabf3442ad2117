/** Sources import `./x.js` as Node will see it once built; here the file is still `./x.ts`. */
module.exports = function resolve(request, options) {
  const isOurs = /^\.{1,2}\/.*\.js$/.test(request) && !options.basedir.includes('node_modules');
  if (!isOurs) return options.defaultResolver(request, options);
  try {
    return options.defaultResolver(request.replace(/\.js$/, '.ts'), options);
  } catch {
    return options.defaultResolver(request, options);
  }
};
