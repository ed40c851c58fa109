/** Owns the wx requests of the wire protocol: the form they come in and the bytes they are answered with. */
import { answerOpenApi, type OpenApiContext } from '../openapi/openapi'
import { decodeRequest, encodeAnswer } from '../openapi/protobuf'
import type { Body } from './body'
import { invalidParam, notImplemented } from './errors'

/** The wx actions answered here; payments only as far as an answer is scripted. */
export const WX_ACTIONS: readonly string[] = ['wx.openApi', 'wx.wxPayApi']

interface WxContext extends OpenApiContext {
  /** Told of everything a program sent. */
  tell: (message: unknown) => void
}

/** Answers one wx action with the bytes the SDK expects. Throws a WireError when it cannot. */
export function answerWxAction(action: string, body: Body, context: WxContext): Buffer {
  const apiName = textOf(body.apiName)
  if (apiName === '') throw invalidParam('apiName must be a text')
  const data = bytesOf(body.requestData)
  return action === 'wx.wxPayApi' ? pay(apiName, data, context) : open(apiName, data, context)
}

function open(apiName: string, data: Buffer, context: WxContext): Buffer {
  const request = decoded(data)
  const answer = answerOpenApi(apiName, request, context)
  if (!answer) throw notImplemented(`openapi ${apiName}`)
  context.tell(context.outbox.list().at(-1))
  return encodeAnswer(answer)
}

function decoded(data: Buffer): ReturnType<typeof decodeRequest> {
  try {
    return decodeRequest(data)
  } catch (error) {
    throw invalidParam(`requestData is not a CommApiData message: ${(error as Error).message}`)
  }
}

/** Money is never pretended: a payment is answered only with what was scripted for `cloudPay.NAME`. */
function pay(apiName: string, data: Buffer, context: WxContext): Buffer {
  const api = `cloudPay.${apiName}`
  const params = payParams(data)
  const answer = context.answers.take(api, params)
  if (!answer) throw notImplemented(`${api} (script its answer)`)
  const { callId, appid, nowMs } = context
  context.outbox.add({ at: nowMs, api, call: callId, appid, params, answer })
  context.tell(context.outbox.list().at(-1))
  return Buffer.from(JSON.stringify(answer))
}

function payParams(data: Buffer): Record<string, unknown> {
  try {
    const parsed = JSON.parse(data.toString()) as unknown
    return parsed !== null && typeof parsed === 'object' ? (parsed as Record<string, unknown>) : {}
  } catch {
    throw invalidParam('requestData is not JSON')
  }
}

function textOf(value: unknown): string {
  return Buffer.isBuffer(value) ? value.toString() : typeof value === 'string' ? value : ''
}

function bytesOf(value: unknown): Buffer {
  if (Buffer.isBuffer(value)) return value
  if (typeof value === 'string') return Buffer.from(value)
  throw invalidParam('requestData is missing')
}
