/** Owns the time a function sees: the machine's time plus the offset it is told. */
'use strict'

/** Replaces Date of this process; answers how to move its offset, in milliseconds. */
exports.patchClock = function patchClock(offsetMs) {
  let offset = offsetMs
  const RealDate = Date
  const now = () => RealDate.now() + offset
  const LocalDate = new Proxy(RealDate, {
    construct(target, args, newTarget) {
      const instant = args.length === 0 ? [now()] : args
      return Reflect.construct(target, instant, newTarget === LocalDate ? target : newTarget)
    },
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  })
  RealDate.prototype.constructor = LocalDate
  globalThis.Date = LocalDate
  return (moved) => {
    offset = moved
  }
}
