/** Owns WeChat's open interfaces as a program sees them: their checks, their usual answers and the outbox. */
import { createHash, randomUUID } from 'node:crypto'
import type { ScriptedAnswers } from './answers'
import type { OpenApiAnswer, OpenApiRequest } from './protobuf'
import { decodeCloudIds, encodeOpenData } from './protobuf'
import { firstTextCheck, WIDELY_USED } from './widely-used'
import { wrongValue } from './template-values'
import { codePicture, sceneText } from './wxacode'

/** One thing a program asked WeChat to do, kept for inspection. */
export interface OutboxEntry {
  at: number
  api: string
  /** The call whose function sent it; null when it came from outside. */
  call: string | null
  appid: string
  params: Record<string, unknown>
  /** The JSON answered, or for a picture its content type and size. */
  answer: Record<string, unknown>
}

export interface OpenApiContext {
  nowMs: number
  callId: string | null
  appid: string
  answers: ScriptedAnswers
  outbox: Outbox
  /** The keys of each message template by its id; without it any template with any well-formed keys is taken. */
  templates?: Readonly<Record<string, readonly string[]>>
  /** Told of an interface that nobody knows, which then succeeds; null refuses it. */
  lenient: ((warning: string) => void) | null
}

type Params = Record<string, unknown>
type Responder = (params: Params, context: OpenApiContext) => Params | Buffer

const MAX_KEPT = 5_000
const SCENE_MAX_CHARS = 32
const PATH_MAX_BYTES = 1024
const CONTENT_MAX_CHARS = 2_500
const CODE_WIDTH = { usual: 430, min: 280, max: 1280 }
const USUAL_PHONE = '13800138000'

/** Everything sent, oldest first, bounded by dropping the oldest. */
export class Outbox {
  #entries: OutboxEntry[] = []

  add(entry: OutboxEntry): void {
    this.#entries.push(entry)
    if (this.#entries.length > MAX_KEPT) this.#entries.shift()
  }

  list(): OutboxEntry[] {
    return [...this.#entries]
  }

  clear(): void {
    this.#entries = []
  }
}

/** Each interface by its SDK name. */
const RESPONDERS: Readonly<Record<string, Responder>> = {
  'subscribeMessage.send': sendSubscribeMessage,
  'security.msgSecCheck': checkText,
  'security.mediaCheckAsync': checkMedia,
  'wxacode.getUnlimited': unlimitedCode,
  'wxacode.get': pathCode,
  'wxacode.createQRCode': pathCode,
  'phonenumber.getPhoneNumber': phoneNumber,
  ...WIDELY_USED,
}

/**
 * Answers one openapi request and keeps it in the outbox. A scripted answer comes first; null means the
 * interface is neither known nor scripted.
 */
export function answerOpenApi(
  apiName: string,
  request: OpenApiRequest,
  context: OpenApiContext,
): OpenApiAnswer | null {
  if (request.service) return answerService(apiName, request.service, context)
  const params = paramsOf(request)
  const scripted = context.answers.take(apiName, params)
  const responder = Object.hasOwn(RESPONDERS, apiName) ? RESPONDERS[apiName] : undefined
  const given = scripted ?? responder?.(params, context) ?? pretended(apiName, context)
  if (given === null) return null
  const isPicture = Buffer.isBuffer(given)
  const note = isPicture ? { contentType: 'image/png', bytes: given.length } : given
  keep(apiName, params, note, context)
  return isPicture ? { data: given, contentType: 'image/png' } : json(given)
}

/** Only when that was asked for: a success that the service might not have answered. */
function pretended(apiName: string, { lenient }: OpenApiContext): Params | null {
  if (!lenient) return null
  lenient(`openapi ${apiName} is not known here: it was answered ok without being done`)
  return { errcode: 0, errmsg: 'ok' }
}

function answerService(
  apiName: string,
  service: { name: string; data: Buffer },
  context: OpenApiContext,
): OpenApiAnswer | null {
  if (apiName !== 'ApiGetOpenDataByCloudId') return null
  const items = decodeCloudIds(service.data).map((cloudId) => ({
    cloudId,
    json: JSON.stringify(openData(cloudId, context)),
  }))
  return { data: encodeOpenData(items), contentType: 'application/octet-stream' }
}

/**
 * An event as the function gets it: each top-level `{ cloudID }` that a mini-program sent is joined by what it stands
 * for, as the platform does. Anything that is no such event is left as it is.
 */
export function withOpenData(event: string, context: OpenApiContext): string {
  if (!event.includes('"cloudID"')) return event
  const parsed = parsedObject(event)
  if (parsed === null) return event
  const filled = Object.entries(parsed).map(([name, value]) => {
    const cloudId = cloudIdIn(value)
    return [name, cloudId === null ? value : openData(cloudId, context)]
  })
  return JSON.stringify(Object.fromEntries(filled))
}

function parsedObject(text: string): Params | null {
  try {
    const parsed = JSON.parse(text) as unknown
    return parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed) ? (parsed as Params) : null
  } catch {
    return null
  }
}

/** The id in an object that holds nothing else. */
function cloudIdIn(value: unknown): string | null {
  if (value === null || typeof value !== 'object' || Object.keys(value).join() !== 'cloudID') return null
  const { cloudID } = value as Params
  return isText(cloudID) ? cloudID : null
}

function openData(cloudId: string, context: OpenApiContext): Params {
  const params = { cloudID: cloudId }
  const scripted = context.answers.take('getOpenData', params)
  const usual = { cloudID: cloudId, data: { ...phoneInfo(USUAL_PHONE), watermark: watermark(context) } }
  const { errcode, errmsg, ...answer } = scripted ?? {}
  const refused = errcode ? { cloudID: cloudId, errCode: errcode, errMsg: errmsg } : null
  const given = refused ?? (scripted ? { cloudID: cloudId, ...answer } : usual)
  keep('getOpenData', params, given, context)
  return given
}

function keep(api: string, params: Params, answer: Params, context: OpenApiContext): void {
  context.outbox.add({ at: context.nowMs, api, call: context.callId, appid: context.appid, params, answer })
}

function json(value: Params): OpenApiAnswer {
  return { data: Buffer.from(JSON.stringify(value)), contentType: 'application/json; charset=utf-8' }
}

/** Parameters as sent: JSON texts, or raw bytes for media, which are noted by their size. */
function paramsOf(request: OpenApiRequest): Params {
  return Object.fromEntries(
    request.pairs.map(({ key, value, contentType }) => {
      if (contentType) return [key, { contentType, bytes: value.length }]
      try {
        return [key, JSON.parse(value.toString()) as unknown]
      } catch {
        return [key, value.toString()]
      }
    }),
  )
}

function sendSubscribeMessage(params: Params, { nowMs, templates }: OpenApiContext): Params {
  if (!isText(params.touser)) return refuse(40003, 'invalid openid')
  if (!isText(params.template_id)) return refuse(40037, 'invalid template_id')
  if (params.data === null || typeof params.data !== 'object')
    return refuse(47003, 'argument invalid! data is empty')
  const keys = templates ? templates[params.template_id] : undefined
  if (templates && !keys) return refuse(40037, 'invalid template_id')
  if (typeof params.page === 'string' && params.page.startsWith('/')) return refuse(41030, 'invalid page')
  const wrong = wrongValue(params.data as Params, keys ?? null)
  if (wrong !== null) return refuse(47003, `argument invalid! ${wrong}`)
  return { errcode: 0, errmsg: 'ok', msgid: nowMs }
}

function checkText(params: Params): Params {
  if (params.version === undefined) return firstTextCheck(params)
  if (params.version !== 2 && params.version !== '2') return refuse(40097, 'invalid args: version must be 2')
  if (!isText(params.openid)) return refuse(40003, 'invalid openid')
  if (![1, 2, 3, 4].includes(Number(params.scene))) return refuse(40097, 'invalid args: scene must be 1 to 4')
  if (!isText(params.content)) return refuse(44002, 'empty post data: content')
  if (params.content.length > CONTENT_MAX_CHARS) return refuse(45002, 'content size out of limit')
  const pass = { suggest: 'pass', label: 100 }
  const detail = [{ strategy: 'content_model', errcode: 0, ...pass, prob: 90 }]
  return { errcode: 0, errmsg: 'ok', detail, trace_id: randomUUID(), result: pass }
}

function checkMedia(params: Params): Params {
  if (!isText(params.media_url)) return refuse(44002, 'empty post data: media_url')
  if (![1, 2].includes(Number(params.media_type)))
    return refuse(40097, 'invalid args: media_type must be 1 or 2')
  if (!isText(params.openid)) return refuse(40003, 'invalid openid')
  return { errcode: 0, errmsg: 'ok', trace_id: randomUUID() }
}

function unlimitedCode(params: Params): Params | Buffer {
  const { scene } = params
  const page = params.page ?? ''
  const charset = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~%]+$/
  if (!isText(scene) || scene.length > SCENE_MAX_CHARS || !charset.test(scene)) {
    return refuse(40169, 'invalid length for scene, or the data is not json string')
  }
  if (typeof page !== 'string' || page.startsWith('/') || page.includes('?'))
    return refuse(41030, 'invalid page')
  return codePicture(sceneText(page, scene), widthOf(params))
}

function pathCode(params: Params): Params | Buffer {
  const { path } = params
  if (!isText(path) || Buffer.byteLength(path) > PATH_MAX_BYTES)
    return refuse(40159, 'invalid length for path')
  return codePicture(path, widthOf(params))
}

function widthOf(params: Params): number {
  const asked = typeof params.width === 'number' ? params.width : CODE_WIDTH.usual
  return Math.min(Math.max(asked, CODE_WIDTH.min), CODE_WIDTH.max)
}

/** A code that is itself a phone number answers that number, so that a person can be anyone while developing. */
function phoneNumber(params: Params, context: OpenApiContext): Params {
  if (!isText(params.code)) return refuse(40029, 'invalid code')
  const phone = /^1\d{10}$/.test(params.code) ? params.code : USUAL_PHONE
  return { errcode: 0, errmsg: 'ok', phone_info: { ...phoneInfo(phone), watermark: watermark(context) } }
}

function phoneInfo(phone: string): Params {
  return { phoneNumber: phone, purePhoneNumber: phone, countryCode: 86 }
}

function watermark({ nowMs, appid }: OpenApiContext): Params {
  return { timestamp: Math.floor(nowMs / 1000), appid }
}

function refuse(errcode: number, errmsg: string): Params {
  const rid = createHash('sha1').update(`${errcode}${errmsg}`).digest('hex').slice(0, 8)
  return { errcode, errmsg: `${errmsg} rid: ${rid}` }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
