/** What each partner handed out in a month, as it goes on paper and is signed. */
import { View } from '@tarojs/components'
import { scrollRegion } from '@/components/accessible'
import { classNames } from '@/components/class-names'
import { monthWord } from '@/domain/words/moments'
import styles from './statement-sheet.module.scss'
import type { StatementPage } from './store'

export const statementId = 'partner-statement'

type Statement = StatementPage['statements'][number]

/** Those partners with something to sign for. */
export const handedOut = ({ statements }: StatementPage): Statement[] =>
  statements.filter(({ rows, corrections }) => rows.length > 0 || corrections.length > 0)

function Line({ cells, head }: { cells: readonly (string | number)[]; head?: boolean }) {
  return (
    <View className={styles.line}>
      {cells.map((cell, index) => (
        <View
          key={index}
          className={classNames(styles.cell, index > 0 && styles.number, head && styles.head)}
        >
          {cell}
        </View>
      ))}
    </View>
  )
}

function OnePartner({ statement }: { statement: Statement }) {
  const { name, rows, corrections, count, points } = statement
  return (
    <View className={styles.partner}>
      <View className={styles.name}>{name}</View>
      <View className={styles.table}>
        <Line head cells={['奖品', '发出', '退回', '积分']} />
        {rows.map((row) => (
          <Line key={row.prizeId} cells={[row.title, row.redeemed, row.refunded, row.points]} />
        ))}
        {corrections.map(({ prizeId, title, month, count: back, points: less }) => (
          <Line
            key={`${month}-${prizeId}`}
            cells={[`${title}（${monthWord(month)}发的，本月退回）`, -back, '', -less]}
          />
        ))}
        <Line head cells={['合计', count, '', points]} />
      </View>
      <View className={styles.signs}>
        <View>商家签字：____________</View>
        <View>社区签字：____________</View>
      </View>
    </View>
  )
}

export function StatementSheet({ page }: { page: StatementPage }) {
  return (
    <View id={statementId} className={styles.sheet} {...scrollRegion('商家对账单')}>
      <View className={styles.title}>{`${monthWord(page.month)} · 商家对账单`}</View>
      {handedOut(page).map((statement) => (
        <OnePartner key={statement.partnerId} statement={statement} />
      ))}
    </View>
  )
}
