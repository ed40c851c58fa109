/** A browser-like page beside the local cloud in one process: jsdom, with what the cloud needs of node. */
const { TestEnvironment } = require('jest-environment-jsdom')

const ofNode = {
  setImmediate,
  clearImmediate,
  structuredClone,
  TextEncoder,
  TextDecoder,
  Uint8Array,
  ArrayBuffer,
  fetch,
  ReadableStream,
}

class PhoneEnvironment extends TestEnvironment {
  async setup() {
    await super.setup()
    Object.assign(this.global, ofNode)
  }
}

module.exports = PhoneEnvironment
