//! `pack ENGINE.wasm FOLDER NAME`: writes the JavaScript glue, the types and the bound wasm into FOLDER under NAME.

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [wasm, folder, name] = arguments.as_slice() else {
        return Err("usage: pack ENGINE.wasm FOLDER NAME".into());
    };
    Bindgen::new()
        .input_path(wasm)
        .web(true)?
        .typescript(true)
        .out_name(name)
        .omit_default_module_path(false)
        .generate(folder)?;
    Ok(())
}
