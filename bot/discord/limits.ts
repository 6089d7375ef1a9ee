// What Discord accepts, in UTF-16 code units or counts. Source: the API reference on messages, embeds, components and
// application commands, version 10.
export const LIMITS = {
  content: 2000,
  fileDescription: 1024,
  customId: 100,

  embedTotal: 6000,
  embedTitle: 256,
  embedDescription: 4096,
  embedFooter: 2048,
  embedFields: 25,
  fieldName: 256,
  fieldValue: 1024,

  rows: 5,
  buttonsInRow: 5,
  buttonLabel: 80,
  selectOptions: 25,
  selectPlaceholder: 150,
  optionText: 100,

  modalTitle: 45,
  modalFields: 5,
  fieldLabel: 45,
  fieldDescription: 100,
  fieldPlaceholder: 100,
  fieldText: 4000,
  formText: 4000,

  choices: 25,
  choiceName: 100,
} as const;
