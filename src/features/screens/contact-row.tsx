/** Whom to call with a question; a tap calls where there is a number. */
import { Row } from '@/components/rows'
import { telephoneIn } from '@/domain/words/telephone'
import { dial } from '@/platform/dial'

export function ContactRow({ text }: { text: string }) {
  const number = telephoneIn(text)
  const way = number !== null && { label: `打电话，${text}`, onTap: () => void dial(number) }
  return <Row icon="phone" title={text} caption="有事找" {...way} />
}
