// Owns a function that cannot be loaded.
require('a-package-nobody-brought')
exports.main = async () => 1
