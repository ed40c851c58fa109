/** Twelve months of one figure as bars, with everything they show in words, and the way to another figure. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Columns } from '@/components/chart'
import { Choice } from '@/components/choices'
import { Sheet } from '@/components/sheet'
import { Slot } from '@/components/slot'

interface Named {
  key: string
  word: string
}

interface YearOf extends Named {
  values: readonly ({ value: number; said: string } | null)[]
}

const numberOf = (month: string): string => String(Number(month.slice(5)))

/** 2026 年 1 月 3 场，2 月 还没有数: the year where it begins. */
function everyMonth({ values }: YearOf, months: readonly string[]): string {
  return months
    .map((month, at) => {
      const year = at === 0 || month.endsWith('-01') ? `${month.slice(0, 4)} 年 ` : ''
      return `${year}${numberOf(month)} 月 ${values[at]?.said ?? '还没有数'}`
    })
    .join('，')
}

/** Chooses one of several figures; a list that is too long for the page stands on a sheet. */
function OtherFigure({
  figures,
  shown,
  onChange,
}: {
  figures: readonly Named[]
  shown: string
  onChange: (key: string) => void
}) {
  const [open, setOpen] = useState(false)
  const choose = (key: string) => {
    setOpen(false)
    onChange(key)
  }
  return (
    <>
      <Button kind="second" text="看另一个数" onTap={() => setOpen(true)} />
      <Slot>
        {open && (
          <Sheet open title="看哪个数" cancel="关上" onClose={() => setOpen(false)}>
            <Choice
              options={figures.map(({ key, word }) => ({ value: key, text: word }))}
              value={shown}
              onChange={choose}
              label="看哪个数"
            />
          </Sheet>
        )}
      </Slot>
    </>
  )
}

interface YearProps {
  figure: YearOf
  months: readonly string[]
  /** All that may be chosen. */
  figures: readonly Named[]
  onChange: (key: string) => void
}

export function Year({ figure, months, figures, onChange }: YearProps) {
  const words = everyMonth(figure, months)
  return (
    <Card>
      <Stack>
        <Strong text={figure.word} />
        <Columns
          columns={months.map((month, at) => ({
            ...{ word: numberOf(month), value: figure.values[at]?.value ?? 0, now: at === months.length - 1 },
            said: figure.values[at]?.said.replace(/ .*$/, '') ?? '',
          }))}
          label={`${figure.word}：${words}`}
        />
        <Caption text={words} />
        <OtherFigure figures={figures} shown={figure.key} onChange={onChange} />
      </Stack>
    </Card>
  )
}
