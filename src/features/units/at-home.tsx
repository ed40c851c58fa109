/** Whoever has a home station: which one it is, a move to another one and where that stands. */
import { useState } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, TagLine, Title } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Slot } from '@/components/slot'
import { Tag } from '@/components/tag'
import { appPages } from '@/domain/app-pages'
import { shortName } from '@/domain/station/units'
import { momentWord } from '@/domain/words/moments'
import { ActionSheet } from '@/features/screens/action-sheet'
import { stateTone } from '@/features/screens/state-tone'
import { openPage } from '@/platform/navigate'
import { askMove, type Station, type Stations, withdrawMove } from './home-station'
import { StationList } from './station-list'

type Move = NonNullable<Stations['move']>

/** How the latest move stands; what is over long ago is said all the same, until another one is asked for. */
function MoveCard({ move, onWithdraw }: { move: Move; onWithdraw: () => void }) {
  const { name, stateText, tone, waits, reason, askedAt, dueAt } = move
  const now = serverNow()
  return (
    <Card>
      <Stack>
        <Title text={`换到${shortName(name)}`} />
        <TagLine>
          <Tag tone={stateTone[tone]} text={stateText} />
        </TagLine>
        <Caption text={`${momentWord(askedAt, now)} 申请`} />
        {waits && dueAt !== null && dueAt > now && (
          <Caption text={`${momentWord(dueAt, now)} 前答复。答复以前，您还在原来的站，什么都不变`} />
        )}
        {reason !== '' && <Caption text={`原因：${reason}`} />}
        {waits && <Button kind="quiet" text="撤回" label="撤回换站申请" onTap={onWithdraw} />}
      </Stack>
    </Card>
  )
}

/** What is asked before another station is: the own phone alone says where the new home is. */
function MoveSheet({ station, at, onClose }: { station: Station; at: string; onClose: () => void }) {
  return (
    <ActionSheet
      title={`换到${shortName(station.name)}？`}
      text="那边的工作人员会看到您的名字和手机尾号，2 个工作日内答复。同意以前什么都不变；同意以后，时长和积分跟着您，已经报的活动、许的心愿还在原来的站办完。"
      confirm="申请换站"
      ask="新家在哪里"
      placeholder="比如：3 号楼 2 单元"
      optional
      isShort
      maxLength={40}
      draft={`move-${station.stationId}`}
      onConfirm={({ words }) => askMove(at, { stationId: station.stationId, where: words })}
      onClose={onClose}
    />
  )
}

interface AtHomeProps {
  stations: Stations
  home: Station
  /** The station whose code was scanned; empty where none was. */
  at: string
}

function Other({ scanned, onChoose }: { scanned: Station; onChoose: () => void }) {
  return (
    <Card>
      <Stack>
        <Title text={shortName(scanned.name)} />
        <Caption text="您扫的是这个站。来参加活动、办事，不用换站；搬了家才要换" />
        <Button kind="second" text="换到这个站" onTap={onChoose} />
      </Stack>
    </Card>
  )
}

export function AtHome({ stations, home, at }: AtHomeProps) {
  // An answer that was kept by an earlier version does not say.
  const { scanned, move = null, groups } = stations
  const [chosen, setChosen] = useState<Station | null>(null)
  const [looks, setLooks] = useState(false)
  const [leaves, setLeaves] = useState(false)
  const other = scanned !== null && scanned.stationId !== home.stationId ? scanned : null
  const mayAsk = move === null || !move.waits
  const elsewhere = groups.map(({ name, stations: all }) => ({
    name,
    stations: all.filter(({ stationId }) => stationId !== home.stationId),
  }))
  return (
    <>
      <RowGroup>
        <Row
          icon="home"
          title={shortName(home.name)}
          caption="您现在是这个站的居民"
          onTap={() => openPage(appPages.station)}
        />
      </RowGroup>
      <Slot>{move && <MoveCard move={move} onWithdraw={() => setLeaves(true)} />}</Slot>
      <Slot>{other && mayAsk && <Other scanned={other} onChoose={() => setChosen(other)} />}</Slot>
      <Slot>{other && !mayAsk && <Note tone="sky" text={`您扫的是「${shortName(other.name)}」`} />}</Slot>
      {mayAsk && !looks && other === null && (
        <Button kind="second" text="搬了家，换到别的站" onTap={() => setLooks(true)} />
      )}
      {mayAsk && looks && (
        <View>
          <StationList groups={elsewhere} onChoose={setChosen} />
        </View>
      )}
      <Button kind="quiet" text="回首页" onTap={() => openPage(appPages.home)} />
      <Slot>{chosen && <MoveSheet station={chosen} at={at} onClose={() => setChosen(null)} />}</Slot>
      <Slot>
        {leaves && (
          <ActionSheet
            title="撤回换站申请？"
            text="您留在原来的站；想换的时候可以再申请"
            confirm="撤回"
            danger
            draft="move-withdraw"
            onConfirm={() => withdrawMove(at)}
            onClose={() => setLeaves(false)}
          />
        )}
      </Slot>
    </>
  )
}
