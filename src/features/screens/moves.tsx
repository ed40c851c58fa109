/** The decisions on a case, each as wide as its words, wrapping where there is no room. */
import { useContext, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Caption } from '@/components/card'
import { Alone } from './beside'
import styles from './moves.module.scss'

export const Moves = ({ children }: { children: ReactNode }) => (
  <View className={styles.moves}>{children}</View>
)

/** Whether that event of a case may be sent now. */
export const isAllowed = (
  { moves }: { moves: readonly { event: string; allowed: boolean }[] },
  which: string,
): boolean => moves.some(({ event, allowed }) => event === which && allowed)

interface CaseMovesProps {
  /** Those that are allowed now. */
  moves: readonly { event: string; label: string }[]
  /** The events that carry the case forward; the others are quiet ways out. */
  main: readonly string[]
  /** Whose case it is, said with each button. */
  name: string
  onAsk: (event: string) => void
  /** What stands behind them. */
  children?: ReactNode
}

/** A button for each move of one person's case; nothing when there is none. */
export function CaseMoves({ moves, main, name, onAsk, children }: CaseMovesProps) {
  const forward = useContext(Alone) ? 'primary' : 'second'
  if (moves.length === 0 && !children) return null
  return (
    <Moves>
      {moves.map(({ event, label }) => (
        <Button
          key={event}
          small
          kind={main.includes(event) ? forward : 'quiet'}
          text={label}
          label={`${name}：${label}`}
          onTap={() => onAsk(event)}
        />
      ))}
      {children}
    </Moves>
  )
}

interface OpenMovesProps extends Omit<CaseMovesProps, 'moves'> {
  moves: readonly { event: string; label: string; allowed: boolean; reason: string | null }[]
}

/** The moves that are open now, below why another is not. */
export function OpenMoves({ moves, ...others }: OpenMovesProps) {
  const obstacle = moves.find(({ allowed, reason }) => !allowed && reason !== null)?.reason ?? null
  return (
    <>
      {obstacle !== null && <Caption text={obstacle} />}
      <CaseMoves moves={moves.filter(({ allowed }) => allowed)} {...others} />
    </>
  )
}
