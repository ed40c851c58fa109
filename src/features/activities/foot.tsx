/** The one thing to do about a session now, at the thumb. */
import { Button } from '@/components/button'
import type { SessionDetail, Standing } from './detail-store'
import { joinWord, opensWord } from './words'
import { doorDeed, type DoorDeed } from './door-time'
import type { Places } from './use-places'

interface FootProps {
  session: SessionDetail
  now: number
  places: Places
  onDoor: (standing: Standing, deed: DoorDeed) => Promise<void>
}

const doorWords: Record<DoorDeed, string> = {
  in: '到了，签到',
  out: '离开了，签退',
  standby: '我在现场，等空位',
}

/** The first person for whom the door matters now, the holder of the phone before the family. */
function atDoor(session: SessionDetail, now: number) {
  for (const standing of session.standings) {
    const deed = doorDeed(session, standing, now)
    if (deed) return { standing, deed }
  }
  return null
}

/** Whether there is anything to do, so that the page draws no empty bar. */
export const hasFoot = (session: SessionDetail, now: number, places: Places): boolean =>
  places.chosen.length > 0 ||
  session.standings.some(({ state }) => state === 'offered') ||
  atDoor(session, now) !== null ||
  opensWord(session, now) !== null

export function Foot({ session, now, places, onDoor }: FootProps) {
  const { chosen, progress, signUpChosen, move } = places
  const offered = session.standings.find(({ state }) => state === 'offered')
  if (offered)
    return (
      <Button
        text={offered.isSelf ? '我参加' : `${offered.name}参加`}
        onTap={() => move('accept', offered)}
      />
    )
  const door = atDoor(session, now)
  if (door && (chosen.length === 0 || door.deed !== 'standby')) {
    const { standing, deed } = door
    const text = standing.isSelf ? doorWords[deed] : `${standing.name}${doorWords[deed].replace('我', '')}`
    return <Button text={text} onTap={() => onDoor(standing, deed)} />
  }
  const opens = opensWord(session, now)
  if (opens !== null) return <Button disabled text={opens} />
  if (chosen.length === 0) return null
  const word = joinWord(session)
  return <Button text={`${word} ${chosen.length} 人`} busyText={progress} onTap={signUpChosen} />
}
