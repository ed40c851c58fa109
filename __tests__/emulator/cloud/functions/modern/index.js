// Owns a function written as an ES module.
export const main = async () => 'modern'
