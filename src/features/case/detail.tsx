/** One case: where it stands, what was written, what was said, and what may be done with it now. */
import type { ReactNode } from 'react'
import { askFor } from '@/api/consent'
import { serverNow } from '@/api/server-clock'
import { AskNote } from '@/components/ask-note'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Slot } from '@/components/slot'
import type { CaseKind } from '@/domain/case/define-case'
import { ActedScreen } from '@/features/screens/acted-screen'
import { openPage } from '@/platform/navigate'
import { Moves } from '@/features/screens/moves'
import { PhoneCall } from '@/features/screens/phone-call'
import { Story } from '@/features/screens/story'
import { actsOf } from './acts'
import { Joining } from './joining'
import { Paper } from './paper'
import { Head, Latest, StepPhotos, storyOf, Ties, Written } from './parts'
import { Result } from './result'
import { askContact, type CaseDetail } from './store'

interface DetailProps {
  kind: CaseKind
  one: CaseDetail
  stale: ReactNode
  /** It has just been handed in. */
  isNew: boolean
}

export function Detail({ kind, one, stale, isNew }: DetailProps) {
  const now = serverNow()
  return (
    <ActedScreen
      title={kind.title}
      kind={kind.name}
      id={one.caseId}
      moves={one.moves}
      acts={actsOf(kind, one)}
      stale={stale}
      begun={isNew ? kind.begin.said : null}
      news={(text) => (
        <AskNote
          text={text}
          action="有答复告诉我"
          done="好的，有答复会在微信里告诉您"
          ask={() => askFor('caseHandedIn')}
        />
      )}
      below={one.story.length > 0 && <Story steps={storyOf(one)} now={now} />}
    >
      <Head one={one} now={now} />
      <Slot>
        <Latest kind={kind} one={one} now={now} />
      </Slot>
      <Written kind={kind.name} one={one} />
      <Slot>{one.result && <Result result={one.result} />}</Slot>
      <Slot>
        <StepPhotos kind={kind.name} one={one} />
      </Slot>
      <Slot>{one.joined !== null && <Joining kind={kind.name} one={one} />}</Slot>
      <Slot>
        <Ties one={one} />
      </Slot>
      <Slot>{one.paper !== undefined && <Paper kind={kind.name} one={one} button={one.paper} />}</Slot>
      <Slot>
        {one.begins.length > 0 && (
          <Moves>
            {one.begins.map(({ button, page }) => (
              <Button key={page} small kind="second" text={button} onTap={() => openPage(page)} />
            ))}
          </Moves>
        )}
      </Slot>
      <Slot>
        {one.mayCall && (
          <Card>
            <PhoneCall
              ask={() => askContact(kind.name, { caseId: one.caseId })}
              line={({ calling, phone }) => `${calling} ${phone}`}
              whose="写的人"
            />
          </Card>
        )}
      </Slot>
      <Slot>
        {one.mayCallParty && kind.party && (
          <Card>
            <PhoneCall
              ask={() => askContact(kind.name, { caseId: one.caseId, ofParty: true })}
              line={({ calling, phone }) => `${calling} ${phone}`}
              whose={kind.party.called}
            />
          </Card>
        )}
      </Slot>
    </ActedScreen>
  )
}
