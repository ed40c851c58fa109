/** Owns what `npm start` serves beside the cloud's own addresses: the start page, its facts, and the client of the phones. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import { contract } from '../src/contract'
import { sendFile } from './files'
import { shortName } from '../src/domain/station/units'
import { districtPeople } from './district/people'
import { districtStations } from './district/stations'
import { castSize, people } from './people-facts'
import { station } from './station-facts'
import { toTry, toTryOf } from './to-try'

const pages = resolve(__dirname, 'page')

/** How far the making of the community has come: null once it is made; `part` from 0 to 1. */
export type Making = { what: string; part: number } | null

/** What an action is called in the log: the beginning of what it says of itself. */
const words = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(contract).map(([action, { summary }]) => [action, summary.split(/[：。；]/)[0] ?? action]),
  )

/** Whose phones there are: those of the first station, then of each other one its head and a resident. */
const cast = () => [
  ...people.slice(0, castSize).map(({ openid, realName, roles, volunteer }) => ({
    ...{ openid, name: realName, station: shortName(station.name) },
    roles: roles.length > 0 ? roles : [volunteer ? 'volunteer' : 'resident'],
    toTry: toTry[openid] ?? [],
  })),
  ...districtStations.flatMap(({ _id, name }) =>
    districtPeople
      .filter(({ stationId, phone }) => stationId === _id && phone)
      .map(({ openid, realName, role }) => ({
        ...{ openid, name: realName, station: shortName(name), roles: [role], toTry: toTryOf[role] },
      })),
  ),
]

function sendJson(response: ServerResponse, value: unknown): boolean {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value))
  return true
}

/**
 * @param client the folder of the built client, served below /h5/
 * @param making asked at each request; the phones wait with a page of their own while it is not null
 * @returns what answers a request, or says that it does not know the address
 */
export const serveStart =
  (client: string, making: () => Making) =>
  (request: IncomingMessage, response: ServerResponse): boolean => {
    if (request.method !== 'GET') return false
    const path = decodeURI((request.url ?? '/').split('?')[0] ?? '/')
    if (path === '/h5') {
      response.writeHead(302, { location: '/h5/' }).end()
      return true
    }
    if (path === '/start/making.json') return sendJson(response, making())
    if (path === '/start/people.json') return sendJson(response, cast())
    if (path === '/start/actions.json') return sendJson(response, words())
    if (making() && (path === '/h5/' || path === '/h5/index.html'))
      return sendFile(response, pages, 'making.html')
    if (path.startsWith('/h5/')) return sendFile(response, client, path.slice('/h5/'.length))
    return sendFile(response, pages, path.slice(1))
  }
