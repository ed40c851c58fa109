exports.main = async () => null
