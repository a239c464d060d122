//! Which paths the files of `src/` name, and in which file each of them ends.
//!
//! Takes the source as text; gives the paths of `use` lines and of code, without unit tests. It reads tokens and does not
//! run the compiler: what comes by a method call, a type that is never named or a macro's expansion is not seen.
//! (`syn` would parse items, but not what stands inside macro calls, and paths are all that is wanted here.)

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The names of a path, as `["crate", "model", "Money"]`.
pub type Names = Vec<String>;

/// A file of `src/`.
pub struct File {
    /// Below `src/`, with `/` between the names.
    pub path: String,
    /// Each path that its code names: absolute (`crate::…`) if it leads into this crate, as written otherwise.
    pub paths: BTreeSet<Names>,
}

/// A module: what it declares and what it imports.
#[derive(Default)]
struct Module {
    /// The file in which it is written.
    file: String,
    /// Each path that its code names, as written.
    paths: Vec<Names>,
    /// The names that `use` brings in, and for what.
    imports: BTreeMap<String, Names>,
    /// The modules of which `use …::*` brings in everything.
    globs: Vec<Names>,
    /// The names of its functions, types, constants and the like.
    declared: BTreeSet<String>,
}

/// All of `src/`.
pub struct Crate {
    modules: BTreeMap<Names, Module>,
    /// Macros that are exported: they belong to the root of the crate, wherever they are written.
    macros: BTreeMap<String, String>,
}

impl Crate {
    /// Reads every file of a folder with Rust sources.
    pub fn read(root: &Path) -> Crate {
        let mut texts = Vec::new();
        for entry in walkdir::WalkDir::new(root) {
            let entry = entry.expect("a readable folder");
            if entry.path().extension().is_some_and(|end| end == "rs") {
                let path = entry.path().strip_prefix(root).expect("below the root");
                let path = path.to_string_lossy().replace('\\', "/");
                texts.push((path, fs::read_to_string(entry.path()).expect("a readable file")));
            }
        }
        Crate::from_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())))
    }

    /// Reads the texts of the files of a crate, each with its path.
    pub fn from_texts<'t>(texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Crate {
        let mut read = Crate { modules: BTreeMap::new(), macros: BTreeMap::new() };
        for (path, text) in texts {
            let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
            read.read_module(&module_of(path), path, tokens);
        }
        read
    }

    /// Each file with the paths that it names.
    pub fn files(&self) -> Vec<File> {
        let mut files: BTreeMap<&str, BTreeSet<Names>> = BTreeMap::new();
        for (name, module) in &self.modules {
            let paths = files.entry(&module.file).or_default();
            paths.extend(module.paths.iter().map(|path| self.absolute(name, path).unwrap_or(path.clone())));
        }
        files.into_iter().map(|(path, paths)| File { path: path.to_owned(), paths }).collect()
    }

    /// The file in which an absolute path ends, through every `use` on the way.
    pub fn file_of(&self, path: &[String]) -> Option<&str> {
        self.follow(path, 0)
    }

    /// The file that exports a macro of this name, if there is one.
    pub fn file_of_macro(&self, name: &str) -> Option<&str> {
        self.macros.get(name).map(String::as_str)
    }

    fn follow(&self, path: &[String], depth: usize) -> Option<&str> {
        if depth > 20 || path.first().is_none_or(|first| first != "crate" && first != "main") {
            return None;
        }
        let mut module = vec![path[0].clone()];
        for (at, name) in path.iter().enumerate().skip(1) {
            let mut child = module.clone();
            child.push(name.clone());
            if self.modules.contains_key(&child) {
                module = child;
                continue;
            }
            let here = &self.modules[&module];
            if let Some(import) = here.imports.get(name) {
                // An import of this very name, from inside the module that declares it, would lead back here.
                let mut whole = self.absolute(&module, import)?;
                whole.extend_from_slice(&path[at + 1..]);
                return self.follow(&whole, depth + 1);
            }
            if module.len() == 1 && self.macros.contains_key(name) {
                return self.file_of_macro(name);
            }
            if !here.declared.contains(name) {
                for glob in &here.globs {
                    let Some(globbed) = self.absolute(&module, glob) else { continue };
                    let declares = |module: &Module| module.declared.contains(name);
                    if self.modules.get(&globbed).is_some_and(declares) {
                        return Some(&self.modules[&globbed].file);
                    }
                }
            }
            break;
        }
        self.modules.get(&module).map(|module| module.file.as_str())
    }

    /// A path as seen from the root of the crate; `None` if it leads out of the crate or to a name of the module's own.
    fn absolute(&self, module: &[String], path: &[String]) -> Option<Names> {
        let first = path.first()?;
        let (mut whole, rest) = match first.as_str() {
            "crate" => (vec![module[0].clone()], &path[1..]),
            "faktum" => (vec!["crate".to_owned()], &path[1..]),
            "self" => (module.to_vec(), &path[1..]),
            "super" => {
                let ups = path.iter().take_while(|name| *name == "super").count();
                (module[..module.len().checked_sub(ups)?].to_vec(), &path[ups..])
            }
            _ => {
                let mut child = module.to_vec();
                child.push(first.clone());
                if self.modules.contains_key(&child) {
                    (child, &path[1..])
                } else {
                    let import = self.modules[module].imports.get(first)?;
                    if import.first() == Some(first) {
                        return None; // as in `use tera::{self, …}`
                    }
                    (self.absolute(module, import)?, &path[1..])
                }
            }
        };
        whole.extend_from_slice(rest);
        Some(whole)
    }

    fn read_module(&mut self, name: &[String], file: &str, tokens: TokenStream) {
        let mut module = Module { file: file.to_owned(), ..Module::default() };
        let mut inner = Vec::new();
        self.read_tokens(&mut module, &mut inner, tokens);
        let clash = self.modules.insert(name.to_vec(), module);
        assert!(clash.is_none(), "{file}: two modules have the name {name:?}");
        for (inner_name, tokens) in inner {
            let mut whole = name.to_vec();
            whole.push(inner_name);
            self.read_module(&whole, file, tokens);
        }
    }

    fn read_tokens(
        &mut self,
        module: &mut Module,
        inner: &mut Vec<(String, TokenStream)>,
        tokens: TokenStream,
    ) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            let word = ident(tokens.get(at));
            match (word.as_deref(), ident(tokens.get(at + 1))) {
                _ if is_test_attribute(&tokens[at..]) => at = end_of_item(&tokens, at + 2),
                (Some("mod"), Some(name)) => {
                    if let Some(TokenTree::Group(body)) = tokens.get(at + 2) {
                        inner.push((name, body.stream()));
                    }
                    at += 3;
                }
                (Some("use"), _) if !is_punct(tokens.get(at + 1), '<') => {
                    let end = at
                        + tokens[at..].iter().position(|token| is_punct(Some(token), ';')).expect("its end");
                    read_use(module, &[], &tokens[at + 1..end]);
                    at = end;
                }
                (Some("macro_rules"), _) => {
                    let name = ident(tokens.get(at + 2)).expect("a macro's name");
                    self.macros.insert(name, module.file.clone());
                    at += 3;
                }
                (Some("fn" | "struct" | "enum" | "trait" | "type" | "const" | "static"), Some(name)) => {
                    module.declared.insert(name);
                    at += 2;
                }
                (Some(_), _) => {
                    let (path, next) = read_path(&tokens, at);
                    if path.len() > 1 {
                        module.paths.push(path);
                    }
                    at = next;
                }
                (None, _) => {
                    if let Some(TokenTree::Group(group)) = tokens.get(at) {
                        self.read_tokens(module, inner, group.stream());
                    }
                    at += 1;
                }
            }
        }
    }
}

/// The module that a file is: `crate::render::lists` for `render/lists.rs`. The program is a crate of its own.
pub fn module_of(path: &str) -> Names {
    match path {
        "lib.rs" => vec!["crate".to_owned()],
        "main.rs" => vec!["main".to_owned()],
        _ => {
            let names = path.trim_end_matches(".rs").split('/').map(str::to_owned);
            std::iter::once("crate".to_owned()).chain(names).collect()
        }
    }
}

/// Reads what stands behind `use`, up to the semicolon or comma.
fn read_use(module: &mut Module, before: &[String], tokens: &[TokenTree]) {
    for tree in tokens.split(|token| is_punct(Some(token), ',')) {
        let mut path = before.to_vec();
        let mut alias = None;
        let mut is_done = false;
        for (at, token) in tree.iter().enumerate() {
            match token {
                TokenTree::Ident(name) if name == "as" => {
                    alias = ident(tree.get(at + 1));
                    break;
                }
                TokenTree::Ident(name) if name == "self" && !path.is_empty() => {}
                TokenTree::Ident(name) => path.push(name.to_string()),
                TokenTree::Group(group) => {
                    read_use(module, &path, &group.stream().into_iter().collect::<Vec<_>>());
                    is_done = true;
                }
                TokenTree::Punct(punct) if punct.as_char() == '*' => {
                    module.globs.push(path.clone());
                    module.paths.push(path.clone());
                    is_done = true;
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
        if let (false, Some(last)) = (is_done, path.last()) {
            module.imports.insert(alias.unwrap_or_else(|| last.clone()), path.clone());
            module.paths.push(path);
        }
    }
}

/// The path that begins at a word, and where the tokens go on behind it.
fn read_path(tokens: &[TokenTree], start: usize) -> (Names, usize) {
    let mut path: Names = ident(tokens.get(start)).into_iter().collect();
    let mut at = start + 1;
    while is_punct(tokens.get(at), ':') && is_punct(tokens.get(at + 1), ':') {
        let Some(name) = ident(tokens.get(at + 2)) else { break };
        path.push(name);
        at += 3;
    }
    (path, at)
}

fn ident(token: Option<&TokenTree>) -> Option<String> {
    match token {
        Some(TokenTree::Ident(name)) => Some(name.to_string()),
        _ => None,
    }
}

fn is_punct(token: Option<&TokenTree>, char: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == char)
}

/// Whether the tokens begin with `#[cfg(test)]`.
fn is_test_attribute(tokens: &[TokenTree]) -> bool {
    let is_test = |token: &TokenTree| token.to_string().replace(' ', "") == "[cfg(test)]";
    is_punct(tokens.first(), '#') && tokens.get(1).is_some_and(is_test)
}

/// Where the next item begins: behind the first `{…}` or `;`.
fn end_of_item(tokens: &[TokenTree], start: usize) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        token => is_punct(Some(token), ';'),
    };
    tokens[start..].iter().position(ends).map_or(tokens.len(), |at| start + at + 1)
}
