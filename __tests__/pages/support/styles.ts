/** Stands for every style sheet: each class is called by its own name. */
export default new Proxy({}, { get: (_target, name) => (name === '__esModule' ? false : String(name)) })
