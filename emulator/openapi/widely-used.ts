/** Owns the usual answers of interfaces that many programs call and that need nothing of this cloud's own data. */
import { createHash } from 'node:crypto'

type Params = Record<string, unknown>

const OK = { errcode: 0, errmsg: 'ok' }
/** The service's own bounds: a text of the first check, a customer message, a link's query. */
const MOST_CHECKED_BYTES = 500_000
const MOST_QUERY_CHARS = 1_024

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

const refuse = (errcode: number, errmsg: string): Params => ({ errcode, errmsg })

const isObject = (value: unknown): value is Params => value !== null && typeof value === 'object'

/** The first version of the text check, which answers by its error code alone. */
export function firstTextCheck({ content }: Params): Params {
  if (!isText(content)) return refuse(44002, 'empty post data')
  if (Buffer.byteLength(content) > MOST_CHECKED_BYTES) return refuse(45002, 'content size out of limit')
  return OK
}

function checkPicture({ media }: Params): Params {
  return isObject(media) ? OK : refuse(41005, 'media data missing')
}

function sendCustomerMessage(params: Params): Params {
  const { touser, msgtype } = params
  if (!isText(touser)) return refuse(40003, 'invalid openid')
  const kinds = ['text', 'image', 'link', 'miniprogrampage']
  if (!isText(msgtype) || !kinds.includes(msgtype)) return refuse(40008, 'invalid message type')
  return isObject(params[msgtype]) ? OK : refuse(44004, 'empty content')
}

function sendUniformMessage({ touser, mp_template_msg: ofAccount }: Params): Params {
  if (!isText(touser)) return refuse(40003, 'invalid openid')
  return isObject(ofAccount) ? OK : refuse(40037, 'invalid template_id')
}

/** No account, so no templates: a program shows what it shows when it has none. */
const templateList = (): Params => ({ ...OK, data: [] })

function urlScheme({ jump_wxa: jump }: Params): Params {
  const { path = '', query = '' } = isObject(jump) ? jump : {}
  if (typeof path !== 'string' || typeof query !== 'string') return refuse(40165, 'invalid weapp pagepath')
  if (query.length > MOST_QUERY_CHARS) return refuse(40212, 'invalid query')
  const ticket = createHash('sha1').update(`${path}?${query}`).digest('hex').slice(0, 11)
  return { ...OK, openlink: `weixin://dl/business/?t=${ticket}` }
}

export const WIDELY_USED: Readonly<Record<string, (params: Params) => Params>> = {
  'security.imgSecCheck': checkPicture,
  'customerServiceMessage.send': sendCustomerMessage,
  'customerServiceMessage.setTyping': ({ touser }) => (isText(touser) ? OK : refuse(40003, 'invalid openid')),
  'uniformMessage.send': sendUniformMessage,
  'subscribeMessage.getTemplateList': templateList,
  'urlscheme.generate': urlScheme,
}
