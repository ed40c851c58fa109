/** Owns the way of every request: no flood, known action, caller, role, input, opening, quota, handler, output, reply. Always in that order. */
import * as v from 'valibot'
import {
  apiError,
  contract,
  type ActionName,
  type ApiError,
  type ApiRequest,
  type ErrorCode,
} from '@/contract'
import type { ActionDefinition } from '@/contract/define-actions'
import type { StationDocument } from '@/domain/station/documents'
import { type Feature, featureNames, featuresOf } from '@/domain/station/features'
import { holds } from '@/domain/person/roles'
import { handlers } from './handlers'
import { guestOf, joinsOfGuests } from './access/station'
import { type Caller, type Context, type Handler, joinedOne, refuse } from './handler'
import { BusyError, callerContext, SetUpError } from './platform/cloud'
import { blindly, namedFiles } from './platform/file-names'
import { digestOf, personIdAfter } from './platform/identity'
import { assertSettings } from './platform/settings'
import { counted, floodOf } from './quota'
import { loadCaller } from './repositories/people'
import { claimKey, freeKey, inputDigest } from './repositories/request-keys'
import { withStation } from './repositories/stations'
import { soundAnswer } from './sound-answer'
import { narrowedTo } from './touched'
import { wordsRefusal } from './words'

/**
 * `holder` stands for who asked, at which station and with which rights, and says nothing else: the phone lets go of what
 * it keeps when another one comes.
 */
type Reply = { ok: true; data: unknown; holder: string } | { ok: false; error: ApiError }

const REQUEST_KEY = /^[A-Za-z0-9_-]{8,64}$/

const refusal = (code: ErrorCode, details: ApiError['details'] = {}): Reply => ({
  ok: false,
  error: apiError(code, details),
})

/** What whoever could not be loaded for an action is answered. */
const notLoaded = {
  unplaced: 'STATION_NEEDED',
  forbidden: 'FORBIDDEN',
  elsewhere: 'OTHER_STATION',
  merged: 'RECORD_MERGED',
} as const

function isRequest(event: unknown): event is ApiRequest {
  return typeof event === 'object' && event !== null && typeof (event as ApiRequest).action === 'string'
}

/** Answers one event. Never throws: a fault is logged and answered as INTERNAL with nothing revealed. */
export async function route(event: unknown, now: number): Promise<Reply> {
  const name = isRequest(event) ? event.action : 'unknown'
  const reply = await answer(name, event, now)
  console.info(name, reply.ok ? 'ok' : reply.error.code)
  return reply
}

async function answer(name: string, event: unknown, now: number): Promise<Reply> {
  try {
    return await dispatch(event, now)
  } catch (error) {
    if (error instanceof BusyError) {
      console.warn(name, 'busy', error)
      return refusal('BUSY')
    }
    if (error instanceof SetUpError) {
      console.error(name, 'not set up:', error.message, error)
      return refusal('NOT_SET_UP')
    }
    console.error(name, 'fault', error)
    return refusal('INTERNAL')
  }
}

async function dispatch(event: unknown, now: number): Promise<Reply> {
  const { openid } = callerContext()
  const flood = floodOf(openid, now)
  if (flood) return refusal(flood.error.code, flood.error.details)
  if (!isRequest(event) || !Object.hasOwn(contract, event.action)) return refusal('UNKNOWN_ACTION')
  const name = event.action as ActionName
  assertSettings()
  if (openid === '') return refusal('UNAUTHENTICATED')

  const definition: ActionDefinition = contract[name]
  const handler = handlers[name] as Handler<ActionName>
  const parsed = v.safeParse(definition.input, event.input === undefined ? {} : event.input)
  const requestKey = typeof event.requestKey === 'string' ? event.requestKey : ''
  const input = parsed.success ? parsed.output : undefined
  const found = await whoAsks(openid, { definition, handler, input, requestKey, now })
  if (found.is !== 'caller') return refusal(notLoaded[found.is])
  const { caller: whole } = found
  const { caller: there, joined } = parsed.success ? guestOf(handler.visits, found) : found
  const caller = parsed.success ? narrowed(there, handler, { input: parsed.output as never, joined }) : there
  if (!holds(definition.roles, caller)) return refusal('FORBIDDEN')

  if (!parsed.success) return refusal('INVALID_INPUT', { field: v.getDotPath(parsed.issues[0]) ?? '' })
  const { input: named, foreign } = namedFiles(parsed.output, whole.personId, joined)
  if (foreign !== null) return refusal('INVALID_INPUT', { field: foreign })
  const off = switchedOff(definition.feature, joinedOne<StationDocument>(joined, 'station'))
  if (off) return off
  const asked = inputDigest(name, parsed.output)
  const context = { input: named, caller, joined, requestKey, asked, now } as Context<ActionName>
  const keyed = definition.kind === 'command' && definition.idempotency === 'request-key'
  if (keyed && !REQUEST_KEY.test(requestKey)) return refusal('INVALID_INPUT', { field: 'requestKey' })
  const opens = handler.run.opens?.(context as Context<never>)
  if (opens?.ok === false && opens.error.code === 'FORBIDDEN') return refusal('FORBIDDEN')
  const full =
    definition.kind === 'command' ? await counted(definition, caller, keyed ? requestKey : '', now) : null
  if (full) return refusal(full.error.code, full.error.details)
  const unfit = definition.kind === 'command' ? await wordsRefusal(definition, caller, parsed.output) : null
  if (unfit) return refusal(unfit.error.code, unfit.error.details)
  const result = await (keyed && !handler.keepsKey ? runKeyed(name, handler, context) : handler.run(context))
  if (!result.ok) return refusal(result.error.code, result.error.details)
  const data = blindly(soundly(name, definition.output, result.value), whole.personId)
  return { ok: true, data, holder: holderOf(whole) }
}

interface Asking {
  definition: ActionDefinition
  handler: Handler<ActionName>
  /** Undefined where it is not what the action takes. */
  input: unknown
  requestKey: string
  now: number
}

/**
 * The caller with what the handler reads along. One request; one more for each account that was closed with this phone, as
 * whoever holds it then is somebody else.
 */
async function whoAsks(openid: string, { definition, handler, input, requestKey, now }: Asking) {
  for (let closed = 0; ; closed++) {
    const personId = personIdAfter(openid, closed)
    const joins =
      input !== undefined && handler.joins
        ? handler.joins({ input: input as never, personId, requestKey, now })
        : {}
    const wanted = joinsOfGuests(handler.visits, definition.feature ? { ...withStation, ...joins } : joins)
    const found = await loadCaller(openid, personId, {
      allowed: definition.roles,
      joins: wanted,
      now,
      newcomers: definition.newcomers === true,
      at: input !== undefined && definition.below ? (input as { at?: string }).at : undefined,
    })
    if (found.is !== 'closed') return found
  }
}

const holderOf = ({ personId, stationId, roles, person }: Caller): string =>
  digestOf('holder', JSON.stringify([personId, stationId, [...roles].sort(), [...person.gridIds].sort()]))

/** The caller with the roles that hold for what the input names. */
function narrowed(
  caller: Caller,
  handler: Handler<ActionName>,
  given: Parameters<NonNullable<Handler<ActionName>['touches']>>[0],
): Caller {
  const touched = handler.touches?.(given)
  return touched ? narrowedTo(caller, touched) : caller
}

/** What a station has switched off answers so, whoever asks. */
const switchedOff = (feature: Feature | undefined, station: StationDocument | null): Reply | null =>
  feature && !featuresOf(station)[feature]
    ? refusal('SWITCHED_OFF', { feature: featureNames[feature] })
    : null

/** Runs a command unless its key was used for another input; the key of a refused one is free again. */
async function runKeyed(action: ActionName, handler: Handler<ActionName>, context: Context<ActionName>) {
  const { caller, requestKey, asked } = context
  const claim = await claimKey(caller, { action, requestKey, asked })
  if (claim === 'reused') return refuse('REQUEST_KEY_REUSED')
  const result = await handler.run(context)
  if (!result.ok && claim === 'first') await freeKey(caller, { action, requestKey, asked })
  return result
}

/** What is answered: as the contract has it, without rows that a bad record would spoil for all others. */
function soundly(name: ActionName, schema: v.GenericSchema<unknown, unknown>, value: unknown): unknown {
  const sound = soundAnswer(schema, value)
  if (!sound)
    throw new Error(`the answer does not meet its contract: ${JSON.stringify(issuesOf(schema, value))}`)
  for (const { path, why } of sound.leftOut) console.error(name, 'left out', path, why)
  return sound.data
}

const issuesOf = (schema: v.GenericSchema<unknown, unknown>, value: unknown): string[] =>
  (v.safeParse(schema, value).issues ?? []).map((issue) => `${v.getDotPath(issue) ?? ''} ${issue.message}`)
