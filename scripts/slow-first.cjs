/**
 * Owns the order of the suites: those that take minutes begin, so that at the end no core waits for one that was begun last.
 * Without it jest goes by the size of the files until it has run once.
 */
const Sequencer = require('@jest/test-sequencer').default

const minutes = [
  /browser\/(looks|taps|journey)\.test/,
  /\/crash\.test/,
  /contract\/(extremes|bad-)/,
  /walk\.test/,
  /api\/(activity\/jobs|points\/expiry|attendance\/organiser)\.test/,
]

const weight = ({ path }) => {
  const found = minutes.findIndex((some) => some.test(path))
  return found < 0 ? minutes.length : found
}

module.exports = class SlowFirst extends Sequencer {
  sort(tests) {
    // The sort is stable: what weighs the same stays in jest's own order.
    return super.sort(tests).sort((a, b) => weight(a) - weight(b))
  }
}
