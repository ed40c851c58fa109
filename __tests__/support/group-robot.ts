/** Owns a server that takes what robots say in groups of WeCom, as its documentation has it; the clouds of tests name it instead. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ROBOT_ORIGIN, ROBOT_PATH } from '../../src/domain/gaps/robot'

/** The address of a robot whose key is made of one letter. */
export const robotAddress = (letter: string): string => `${ROBOT_ORIGIN}${ROBOT_PATH}${keyOf(letter)}`
const keyOf = (letter: string): string => [8, 4, 4, 4, 12].map((length) => letter.repeat(length)).join('-')

interface Group {
  origin: string
  /** Whatever came, in its order. */
  heard: { letter: string; text: string }[]
  /** What the next ones are answered: a code of WeCom's, or nothing at all; 0 when it runs out. */
  answers: (number | 'silence')[]
}

const lasting = () => (globalThis as { lastsFromSuiteToSuite?: Map<string, unknown> }).lastsFromSuiteToSuite

/** One for all suites of a process, as the cloud that they share is. */
export async function theGroup(): Promise<Group> {
  const there = lasting()?.get('group') as Group | undefined
  if (there) return there
  const group: Group = { origin: '', heard: [], answers: [] }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      const { msgtype, text } = JSON.parse(body) as { msgtype: string; text: { content: string } }
      const key = (request.url ?? '').slice(ROBOT_PATH.length)
      const isRobot = request.method === 'POST' && msgtype === 'text' && key === keyOf(key.charAt(0))
      group.heard.push({ letter: key.charAt(0), text: text.content })
      const answer = isRobot ? (group.answers.shift() ?? 0) : 93000
      if (answer === 'silence') return void request.socket.destroy()
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ errcode: answer, errmsg: answer === 0 ? 'ok' : 'refused' }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  group.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  lasting()?.set('group', group)
  return group
}
