/** Owns the way to the local cloud from a browser: the same request over HTTP, as the person the address names. */
import type { ApiRequest } from '@/contract'
import { browserOpenid } from '@/platform/browser-person'
import { NoAnswer } from './no-answer'

/**
 * Sends one request and answers the function's reply as it came.
 * @throws NoAnswer when nothing came back, so that nobody knows whether it arrived; any other error is a fault.
 */
export async function send(request: ApiRequest): Promise<unknown> {
  let response: Response
  try {
    response = await window.fetch(`${window.location.origin}/call/api`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-wx-openid': browserOpenid() },
      body: JSON.stringify(request),
    })
  } catch (error) {
    throw new NoAnswer(String(error))
  }
  const body = (await response.json()) as { result?: unknown; error?: { code: string; message: string } }
  if (body.error) throw new Error(`${body.error.code} ${body.error.message}`)
  return body.result
}
