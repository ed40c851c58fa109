/** What was typed outlives the page. */
import { fireEvent, render, screen } from '@testing-library/react'
import { useDraft } from '@/platform/use-draft'

function Form({ known }: { known: string }) {
  const { value, edit, drop } = useDraft('test-form', { name: known, note: '' })
  return (
    <>
      <input aria-label="name" value={value.name} onChange={(event) => edit({ name: event.target.value })} />
      <input aria-label="note" value={value.note} onChange={(event) => edit({ note: event.target.value })} />
      <button onClick={drop}>sent</button>
    </>
  )
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)
const type = (label: string, value: string) => fireEvent.change(field(label), { target: { value } })

test('what was typed is there when the page is opened again, even when it closed at once', () => {
  const page = render(<Form known="" />)
  type('note', '少记了一小时')
  page.unmount()
  render(<Form known="" />)
  expect(field('note').value).toBe('少记了一小时')
})

test('an answer nobody has touched follows what is known', () => {
  const page = render(<Form known="" />)
  type('note', '一')
  page.rerender(<Form known="王秀兰" />)
  expect(field('name').value).toBe('王秀兰')
  expect(field('note').value).toBe('一')
})

test('once sent, nothing is left of it', () => {
  const page = render(<Form known="王" />)
  type('name', '李')
  fireEvent.click(screen.getByText('sent'))
  expect(field('name').value).toBe('王')
  page.unmount()
  render(<Form known="王" />)
  expect(field('name').value).toBe('王')
})
