/** Owns looking through everything public at once. */
import type { Output } from '@/contract'
import type { searchActions } from '@/contract/search'
import type { StationDocument } from '@/domain/station/documents'
import { isOn } from '@/domain/station/features'
import { holdsWords, typedWords } from '@/domain/words/holding'
import { done, type Handler, type Handlers, joinedAll } from '../../handler'
import { type Doc, getJoined } from '../../platform/cloud'
import { joinsAt } from '../../platform/joins'
import { rowsOf } from '../../views/rows'
import { searchSources } from './sources'

/** What is shown of one sort. */
const SHOWN = 8

const joinsOf = (now: number) =>
  Object.fromEntries(
    Object.entries(searchSources).flatMap(([name, { join }]) => (join ? [[name, join(now)] as const] : [])),
  )

type Group = Output<'search.find'>['groups'][number]

/** Three requests, however many sources there are: the caller, the station with all that lies there, the own notices. */
const find: Handler<'search.find'> = {
  run: async ({ caller, input, now }) => {
    const words = typedWords(input.text)
    const joins = joinsAt(joinsOf(now), caller.stationId)
    const read = await getJoined<StationDocument & Doc>('stations', caller.stationId, joins)
    const { doc: station = null, joined = {} } = read ?? {}
    const groups = await Promise.all(
      Object.entries(searchSources).map(async ([name, of]): Promise<Group[]> => {
        if (of.feature && !isOn(station?.features, of.feature)) return []
        const rows = joinedAll<never>(joined, name)
        const among = of.among ? await of.among(rows, { caller, station, now }) : rows
        const found = among.filter((row) => holdsWords(of.says(row), words))
        if (found.length === 0) return []
        const items = rowsOf(found.slice(0, SHOWN), (row) => of.face(row, now))
        return [{ title: of.title, items, more: found.length > SHOWN }]
      }),
    )
    return done({ groups: groups.flat() })
  },
}

export const searchHandlers: Handlers<keyof typeof searchActions> = { 'search.find': find }
