/** What the content check says to an author: nothing when all is well, else what to do; an appeal is kept until sent. */
import { render, screen } from '@testing-library/react'
import { VerdictNote } from '@/components/verdict-note'
import { tap, tappableOf, type } from '../support/deeds'

it('says nothing once the piece has passed', () => {
  const { container } = render(<VerdictNote verdict="passed" what="心愿" onEdit={jest.fn()} />)
  expect(container.textContent).toBe('')
})

it.each(['pending', 'inReview', 'appealed'] as const)('asks for patience while it is %s', (verdict) => {
  render(<VerdictNote verdict={verdict} what="照片" onEdit={jest.fn()} onAppeal={jest.fn()} />)
  expect(screen.getByRole('status').textContent).toMatch(/正在检查|申诉收到了/)
  expect(tappableOf('为照片申诉')).toBeUndefined()
})

it('gives the reason and the ways out when it was turned down', async () => {
  const edit = jest.fn()
  render(<VerdictNote verdict="blocked" what="心愿" reason="像广告" onEdit={edit} />)
  expect(screen.getByRole('status').textContent).toContain('原因：像广告')
  await tap('修改心愿')
  expect(edit).toHaveBeenCalledTimes(1)
  expect(tappableOf('为心愿申诉')).toBeUndefined()
})

it('appeals with a reason, which is kept when it did not arrive', async () => {
  const answers: (string | null)[] = ['没有连上网络', null]
  const appeal = jest.fn(() => Promise.resolve(answers.shift() ?? null))
  const page = () => render(<VerdictNote verdict="blocked" what="心愿" draft="c1" onAppeal={appeal} />)
  const first = page()
  await tap('为心愿申诉')
  expect(tappableOf('送出申诉')?.getAttribute('aria-disabled')).toBe('true')
  await type('为什么没有问题', '是我自己写的')
  await tap('送出申诉')
  await screen.findByText('没有连上网络')
  first.unmount()
  page()
  await tap('为心愿申诉')
  await tap('送出申诉')
  expect(appeal.mock.calls).toEqual([['是我自己写的'], ['是我自己写的']])
  expect(tappableOf('送出申诉')).toBeUndefined()
})
