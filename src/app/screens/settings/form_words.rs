//! The forms' numbers and columns, and the words sent to members.

use leptos::prelude::*;

use super::inputs::{Draft, Entry, TextInput};
use crate::app::text::settings as text;

/// The inputs.
#[component]
pub fn FormWordsInputs(draft: Draft) -> impl IntoView {
    let columns = move |inputs: &[(&'static str, &'static str, Entry<String>)]| {
        let inputs = inputs.to_vec();
        let input = move |(id, label, of): (&'static str, &'static str, Entry<String>)| {
            view! { <TextInput draft id label of /> }
        };
        view! { <div class="fields fields-narrow">{inputs.into_iter().map(input).collect_view()}</div> }
    };
    view! {
        <details class="card setting-fold" id="form-words">
            <summary>
                <span class="card-title">{text::FORM_WORDS}</span>
                <span class="muted">{text::FORM_WORDS_MORE}</span>
            </summary>
            <div class="fields">
                <TextInput
                    draft
                    id="deletion-number"
                    label=text::DELETION_NUMBER
                    of=|profile| &mut profile.forms.deletion_number
                />
                <TextInput
                    draft
                    id="retention-number"
                    label=text::RETENTION_NUMBER
                    of=|profile| &mut profile.forms.retention_number
                />
                <TextInput draft id="usual-unit" label=text::USUAL_UNIT of=|profile| &mut profile.forms.unit />
                <TextInput draft id="message-words" label=text::MESSAGE of=|profile| &mut profile.forms.message />
            </div>
            <p class="muted form-words-title">{text::DELETION_COLUMNS}</p>
            {columns(&[
                ("deletion-org-name", "组织全称", |profile| &mut profile.forms.deletion_columns.org_name),
                ("deletion-name", "姓名", |profile| &mut profile.forms.deletion_columns.name),
                ("deletion-id-number", "身份证号", |profile| &mut profile.forms.deletion_columns.id_number),
                ("deletion-reason", "删除原因", |profile| &mut profile.forms.deletion_columns.reason),
            ])}
            <p class="muted form-words-title">{text::RETENTION_COLUMNS}</p>
            {columns(&[
                ("retention-row", "序号", |profile| &mut profile.forms.retention_columns.number),
                ("retention-general", "团总支", |profile| &mut profile.forms.retention_columns.general_branch),
                ("retention-branch", "团支部", |profile| &mut profile.forms.retention_columns.branch),
                ("retention-name", "姓名", |profile| &mut profile.forms.retention_columns.name),
                ("retention-phone", "本人电话", |profile| &mut profile.forms.retention_columns.phone),
                ("retention-counsellor", "辅导员", |profile| &mut profile.forms.retention_columns.counsellor),
                ("retention-counsellor-phone", "辅导员电话", |profile| {
                    &mut profile.forms.retention_columns.counsellor_phone
                }),
                ("retention-other", "其他联系方式", |profile| {
                    &mut profile.forms.retention_columns.other_contact
                }),
                ("retention-reason", "保留原因", |profile| &mut profile.forms.retention_columns.reason),
            ])}
            <div class="fields">
                <TextInput
                    draft
                    id="retention-note"
                    label=text::RETENTION_NOTE
                    of=|profile| &mut profile.forms.retention_note
                />
            </div>
        </details>
    }
}
