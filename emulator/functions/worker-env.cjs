/**
 * Owns the environment of an instance. Node asks the machine for a variable each time it is read, and an SDK reads some
 * forty of them several times a request, which took an eighth of all that a function does. What is written goes to the
 * machine as ever, so that a time zone takes effect, and is text afterwards; what is read comes from a copy of that.
 */
'use strict'

/** From now on this process's environment is read from memory. Answers how to tell whether it is as it was. */
exports.keepEnvironment = function keepEnvironment() {
  const own = process.env
  let changes = 0
  const kept = new Proxy(
    { ...own },
    {
      set(copy, name, value) {
        changes++
        own[name] = value
        copy[name] = own[name]
        return true
      },
      defineProperty(copy, name, description) {
        changes++
        Object.defineProperty(own, name, description)
        return Reflect.defineProperty(copy, name, { ...description, value: own[name] })
      },
      deleteProperty(copy, name) {
        changes++
        delete own[name]
        return Reflect.deleteProperty(copy, name)
      },
    },
  )
  process.env = kept
  /** A number that stays while nothing is written; null once a function has put another environment in its place. */
  return () => (process.env === kept ? changes : null)
}
