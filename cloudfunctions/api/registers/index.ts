/** Owns the list of all registers with their sources. A new one is its columns, its source and one line here. */
import type { RegisterKey } from '@/domain/registers/keys'
import { activitiesSource, attendanceSource, coursesSource, dutySource, recapsSource } from './held'
import { caseSources, visitsSource, wishesSource } from './help'
import { sortingSource } from './green'
import { honoursSource } from './honours'
import { addedSource, projectsSource, provedSource, teamsSource, volunteersSource } from './people'
import type { ReadableRegister } from './source'
import {
  noticesSource,
  pointsSource,
  redemptionsSource,
  roomsSource,
  stockSource,
  surveysSource,
} from './things'
import { articlesSource } from './written'

export const registers: Record<RegisterKey, ReadableRegister> = {
  activities: activitiesSource,
  attendance: attendanceSource,
  proved: provedSource,
  added: addedSource,
  volunteers: volunteersSource,
  teams: teamsSource,
  projects: projectsSource,
  ...caseSources,
  visits: visitsSource,
  wishes: wishesSource,
  points: pointsSource,
  redemptions: redemptionsSource,
  stock: stockSource,
  courses: coursesSource,
  duty: dutySource,
  rooms: roomsSource,
  recaps: recapsSource,
  honours: honoursSource,
  notices: noticesSource,
  articles: articlesSource,
  surveys: surveysSource,
  sorting: sortingSource,
}
