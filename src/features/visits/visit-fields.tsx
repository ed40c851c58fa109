/** What is written down at a door: a word or two by tapping, a short note, photos where they help. */
import { newRequestKey } from '@/api/request-key'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { TextField } from '@/components/field/text-field'
import { PhotoField } from '@/components/photo-field'
import { chipsWith, type VisitChip, visitChipNames, visitChips } from '@/domain/visit/chips'
import { visitRules } from '@/domain/visit/rules'
import { dropKeptFile, keepFile } from '@/platform/kept-files'
import { useKeptPhotos } from './draft'

const options = visitChipNames.map((value) => ({ value, text: visitChips[value] }))

interface SaidProps {
  chips: VisitChip[]
  words: string
  edit: (some: { chips?: VisitChip[]; words?: string }) => void
  /** Whether what is missing is said. */
  strict: boolean
}

export function SaidFields({ chips, words, edit, strict }: SaidProps) {
  // One was tapped: what says the opposite goes with it.
  const tapped = (next: VisitChip[]) => {
    const chip = visitChipNames.find((one) => next.includes(one) !== chips.includes(one))
    if (chip) edit({ chips: chipsWith(chips, chip) })
  }
  return (
    <>
      <Field label="怎么样" {...(strict && chips.length === 0 && { error: '点一个词就好' })}>
        <Choices label="怎么样" options={options} values={chips} onChange={tapped} />
      </Field>
      <TextField
        label="短记"
        optional
        multiline
        maxLength={visitRules.mostLetters}
        placeholder="比如：气色好，灯泡不亮了"
        hint="只有您、本网格的网格员和站长看得到"
        value={words}
        onChange={(typed) => edit({ words: typed })}
      />
    </>
  )
}

interface VisitPhotosProps {
  photos: string[]
  onChange: (photos: string[]) => void
  onBusy: (busy: boolean) => void
}

/** Photos that are kept on the phone; nothing is sent here. */
export function VisitPhotos({ photos, onChange, onBusy }: VisitPhotosProps) {
  const srcOf = useKeptPhotos(photos)
  const change = (next: string[]) => {
    photos.filter((name) => !next.includes(name)).forEach(dropKeptFile)
    onChange(next)
  }
  return (
    <PhotoField
      label="照片"
      optional
      hint="拍东西，别拍人脸和门牌"
      max={visitRules.mostPhotos}
      value={photos}
      onChange={change}
      onBusy={onBusy}
      srcOf={srcOf}
      upload={async (path) => {
        const name = newRequestKey()
        return (await keepFile(path, name))
          ? { ok: true, fileId: name }
          : { ok: false, text: '手机存满了，这张没能存下' }
      }}
    />
  )
}
