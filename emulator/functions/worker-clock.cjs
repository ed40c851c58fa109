/** Owns the time a function sees: the machine's time plus the offset that the whole cloud shares. */
'use strict'

/** Replaces Date of this thread; `shared` holds the offset in milliseconds as one double. */
exports.patchClock = function patchClock(shared) {
  const offset = new Float64Array(shared)
  const RealDate = Date
  const now = () => RealDate.now() + offset[0]
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
}
