/**
 * Owns saying a word in a group of WeCom by its robot: one POST to one host, which is fixed here. Tests name a server of the
 * same machine instead; no other may be named, so that a wrong setting sends a station's words nowhere else.
 */
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { ROBOT_ORIGIN, ROBOT_PATH, type Saying } from '@/domain/gaps/robot'
import { SetUpError } from './outside-error'

const WAIT_MS = 5_000
const MOST_ANSWER = 4_096

/** Too busy, or over the twenty messages a minute: what WeCom takes later. */
const LATER: ReadonlySet<number> = new Set([-1, 45009, 45033])

const SAME_MACHINE = /^http:\/\/127\.0\.0\.1:\d{1,5}$/

function originOf(): string {
  const named = process.env.GROUP_ROBOT_ORIGIN ?? ''
  if (named === '') return ROBOT_ORIGIN
  if (!SAME_MACHINE.test(named)) throw new SetUpError('环境变量 GROUP_ROBOT_ORIGIN 只在本机测试时用，请删掉')
  return named
}

function meaningOf(status: number, answer: string): Saying {
  try {
    const { errcode } = JSON.parse(answer) as { errcode?: unknown }
    if (errcode === 0) return 'sent'
    if (typeof errcode === 'number') return LATER.has(errcode) ? 'failed' : 'refused'
  } catch {
    // Not WeCom's own words: something stands in between.
  }
  return status >= 200 && status < 300 ? 'unknown' : 'failed'
}

/** Says a text. It never follows another address, and never throws but for a wrong setting. */
export function sayInGroup(key: string, content: string): Promise<Saying> {
  const origin = originOf()
  const body = Buffer.from(JSON.stringify({ msgtype: 'text', text: { content } }))
  const post = origin === ROBOT_ORIGIN ? overHttps : overHttp
  return new Promise((resolve) => {
    let connected = false
    const headers = { 'content-type': 'application/json', 'content-length': body.length }
    const asked = post(`${origin}${ROBOT_PATH}${key}`, { method: 'POST', headers, agent: false }, (reply) => {
      let answer = ''
      reply.setEncoding('utf8')
      reply.on('data', (part: string) => {
        if (answer.length < MOST_ANSWER) answer += part
      })
      reply.on('end', () => resolve(meaningOf(reply.statusCode ?? 0, answer)))
      reply.on('error', () => resolve('unknown'))
    })
    const ready = post === overHttps ? 'secureConnect' : 'connect'
    asked.on('socket', (socket) => socket.once(ready, () => (connected = true)))
    // What never reached the other side was not said; after that nobody knows.
    asked.on('error', () => resolve(connected ? 'unknown' : 'failed'))
    const timer = setTimeout(() => {
      resolve(connected ? 'unknown' : 'failed')
      asked.destroy()
    }, WAIT_MS)
    asked.on('close', () => clearTimeout(timer))
    asked.end(body)
  })
}
