// Owns the function that timers run, under variables of its own; it speaks the callback style.
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = (event, context, callback) => {
  const { TRIGGER_SRC, GREETING, FROM_FILE } = process.env
  const told = {
    event,
    trigger: TRIGGER_SRC,
    greeting: GREETING,
    fromFile: FROM_FILE,
    ctx: cloud.getWXContext(),
  }
  callback(null, told)
}
