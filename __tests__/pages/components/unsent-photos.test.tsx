/** Photos that did not go are there again when their field comes back, and gone once the form is done. */
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { forgetUnsent, PhotoField } from '@/components/photo-field'
import { host } from '../support/host-taro'

const sends: string[] = []
const value: string[] = []
const Form = ({ fails }: { fails: boolean }) => (
  <PhotoField
    label="照片"
    value={value}
    onChange={(ids) => value.splice(0, value.length, ...ids)}
    max={3}
    upload={(path) => {
      sends.push(path)
      return Promise.resolve(
        fails ? { ok: false as const, text: '没有连上网络' } : { ok: true as const, fileId: `f:${path}` },
      )
    }}
    srcOf={(fileId) => fileId}
    keepAs="form"
  />
)

it('a photo that failed outlives its field, can be sent again, and belongs to no other form', async () => {
  host.photos = ['wxfile://one.jpg']
  const first = render(<Form fails />)
  fireEvent.click(screen.getByRole('button', { name: /^添照片/ }))
  await screen.findByText('没传上，点一下重传')
  first.unmount()
  const again = render(<Form fails={false} />)
  expect(screen.getByText('没传上，点一下重传')).toBeTruthy()
  fireEvent.click(screen.getAllByLabelText(/^第 1 张照片，没传上/)[0] as HTMLElement)
  await waitFor(() => expect(screen.queryByText('没传上，点一下重传')).toBeNull())
  await waitFor(() => expect(value).toEqual(['f:wxfile://one.jpg']))
  expect(sends).toEqual(['wxfile://one.jpg', 'wxfile://one.jpg'])
  await waitFor(() => expect(screen.queryByText('0%')).toBeNull())
  again.unmount()
  value.length = 0
  const empty = render(<Form fails />)
  expect(screen.queryByText('没传上，点一下重传')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: /^添照片/ }))
  await screen.findByText('没传上，点一下重传')
  empty.unmount()
  forgetUnsent('form')
  render(<Form fails />)
  expect(screen.queryByText('没传上，点一下重传')).toBeNull()
})
