// Owns the function that other functions call: it tells what it was given and by whom.
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = async (event) => ({ echo: event, ctx: cloud.getWXContext() })
