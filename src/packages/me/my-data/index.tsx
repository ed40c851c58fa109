/** What is held of me and my family: what it is, how much, and a copy to take along. */
import { Caption } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { appPages } from '@/domain/app-pages'
import { furtherPages } from '@/domain/further-pages'
import { casePages } from '@/domain/case-pages'
import { askCopy, openMyData, useMyData } from '@/features/privacy/store'
import { FileButton } from '@/features/screens/file-button'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { StationPhoneRow } from '@/features/screens/ways'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

/** More are not counted; the page says so instead of a number that is not true. */
const COUNTED = 1000

const countWord = (count: number): string => (count >= COUNTED ? '很多条' : `${count} 条`)

function MyDataPage() {
  return (
    <LoadedScreen
      title="存着的资料"
      resource={useMyData()}
      open={openMyData}
      stale={false}
      head={<Caption text="站里存着您和家人的这些资料。每一类都能点开看，也能导出一份自己留着。" />}
    >
      {({ facts, sections, station }) => (
        <>
          <Section title="我和家人">
            <RowGroup>
              {facts.map(({ label, text }, at) => (
                <Row key={`${label}${at}`} title={label} value={text} />
              ))}
            </RowGroup>
          </Section>
          <Section title="每一类有多少">
            <RowGroup>
              {sections.map(({ held, title, count }) => (
                <Row
                  key={held}
                  title={title}
                  value={countWord(count)}
                  onTap={() => openPage(furtherPages.myDataRows(held))}
                />
              ))}
            </RowGroup>
          </Section>
          <Section title="导出一份">
            <Caption text="里面只有您和家人的，没有别人的姓名和电话。导出一次，「谁看过我的电话」里也记一次。" />
            <FileButton text="导出能看能印的" ask={() => askCopy('word')} />
            <FileButton text="导出给别的程序用的" ask={() => askCopy('json')} />
          </Section>
          <Section title="有不对的">
            <RowGroup>
              <Row
                icon="person"
                title="姓名、电话、住处"
                caption="自己就能改；当了志愿者、开过证明的，姓名请站里改"
                onTap={() => openPage(appPages.profile)}
              />
              <Row
                icon="book"
                title="服务时长"
                caption="点开那一笔，最下面可以申诉"
                onTap={() => openPage(appPages.hours)}
              />
              <Row
                icon="edit"
                title="别的，请站里改、删"
                caption="15 个工作日内答复；孩子、家人的也可以"
                onTap={() => openPage(casePages.beginCase('dataRequest'))}
              />
              {station.phone !== null && <StationPhoneRow phone={station.phone} />}
            </RowGroup>
          </Section>
          <RowGroup>
            <Row
              title="注销账号"
              caption="七天里能撤回；到期删掉姓名、电话和写过的字"
              onTap={() => openPage(appPages.closing)}
            />
          </RowGroup>
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(MyDataPage)
