/** Owns the list of the handlers for surveys. */
import type { surveyActions } from '@/contract/survey'
import type { Handlers } from '../../handler'
import { answer, contact, list, open, paper, report, withdrawContact } from './answer'
import { contacts, desk, form, move, order, save } from './desk'

export const surveyHandlers: Handlers<keyof typeof surveyActions> = {
  'survey.list': list,
  'survey.open': open,
  'survey.answer': answer,
  'survey.paper': paper,
  'survey.contact': contact,
  'survey.withdrawContact': withdrawContact,
  'survey.report': report,
  'survey.desk': desk,
  'survey.form': form,
  'survey.save': save,
  'survey.move': move,
  'survey.contacts': contacts,
  'survey.order': order,
}
