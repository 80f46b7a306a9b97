//! The JSON Schema of a line of `content/history.jsonl`.

use serde_json::Value;
use serde_json::json;

use super::history_file::FORMAT;

/// The schema of a line.
pub(super) fn schema() -> Value {
    let digest = json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" });
    let id = json!({ "type": "string", "pattern": "^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$" });
    let object = |properties: Value, required: &[&str]| json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false });
    let notice = object(json!({ "id": id, "source": digest }), &["id", "source"]);
    let rename = object(json!({ "from": id, "to": id }), &["from", "to"]);
    let list = |of: &Value, zh: &str| json!({ "type": "array", "items": of, "description": zh });
    let or_null = |of: Value| json!({ "anyOf": [of, { "type": "null" }] });
    let mut schema = object(
        json!({
            "format": { "const": FORMAT, "description": "格式的版本 / version of the format" },
            "sequence": { "type": "integer", "minimum": 1, "description": "第几版 / number of the edition" },
            "at": { "type": "string", "description": "发布的时间（北京时间）/ when (UTC+8)" },
            "manifest": { "type": "string", "pattern": "^[0-9a-f]{64}$", "description": "清单的校验值，清单里不算 history/editions.jsonl / digest of the manifest without the line of history/editions.jsonl" },
            "previous": or_null(json!({ "type": "string", "pattern": "^[0-9a-f]{64}$", "description": "前一行（不含换行）的校验值 / digest of the line before, without its line break" })),
            "as_of": or_null(json!({ "type": "string", "description": "按哪一天计算天数 / the day at which days are counted" })),
            "day": { "type": "string", "description": "按哪一天判断能否公布 / the day by which embargoes had ended" },
            "added": list(&notice, "首次公布或者重新公布的通报 / notices that came, or came back"),
            "changed": list(&notice, "改过的通报 / notices that changed"),
            "withdrawn": list(&id, "撤回的通报 / notices that were taken back"),
            "retracted": list(&id, "正文已全部清除的通报 / notices whose texts were removed everywhere"),
            "renamed": list(&rename, "改了标识的通报 / notices that got another id"),
        }),
        &["format", "sequence", "at", "manifest", "previous", "as_of", "day", "added", "changed", "withdrawn"],
    );
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("content/history.jsonl");
    schema
}
