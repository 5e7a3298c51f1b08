//! Help texts: what stands in backquotes in the source is shown as code, not with the backquotes.

use clap::{Arg, Command, builder::StyledStr};

/// The command with all its subcommands, their texts formatted.
pub(super) fn formatted(command: Command) -> Command {
    let about = command.get_about().map(styled);
    let after = command.get_after_help().map(styled);
    let command = match about {
        Some(about) => command.about(about),
        None => command,
    };
    let command = match after {
        Some(after) => command.after_help(after),
        None => command,
    };
    command.mut_args(formatted_argument).mut_subcommands(formatted)
}

fn formatted_argument(argument: Arg) -> Arg {
    match argument.get_help().map(styled) {
        Some(help) => argument.help(help),
        None => argument,
    }
}

/// The text with code in the style that clap gives to literals. Where there are no colours nothing marks it.
fn styled(text: &StyledStr) -> StyledStr {
    let literal = clap::builder::Styles::default().get_literal().to_owned();
    let text = text.ansi().to_string();
    let mut styled = String::with_capacity(text.len());
    for (position, piece) in text.split('`').enumerate() {
        let is_code = position % 2 == 1;
        if is_code {
            styled.extend([literal.render().to_string().as_str(), piece, literal.render_reset().to_string().as_str()]);
        } else {
            styled.push_str(piece);
        }
    }
    styled.into()
}
