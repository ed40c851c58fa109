// Owns the least a function can be.
exports.main = async () => null
