// Owns a door to the database: it runs the operations an event names, as any function would write them.
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()
const scenarios = require('./scenarios')

exports.main = async (event) => {
  try {
    return { ok: await scenarios[event.run]({ cloud, db, _: db.command, $: db.command.aggregate, event }) }
  } catch (error) {
    return {
      error: { errCode: error.errCode, errMsg: error.errMsg, code: error.code, message: error.message },
    }
  }
}
