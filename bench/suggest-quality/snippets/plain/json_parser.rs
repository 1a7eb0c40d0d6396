pub enum Token { LeftBrace, RightBrace, Colon, Comma, Text(String), Number(f64), Eof }

pub struct Lexer<'a> { chars: std::iter::Peekable<std::str::Chars<'a>> }

impl<'a> Lexer<'a> {
    pub fn next_token(&mut self) -> Result<Token, ParseError> {
        self.skip_blanks();
        match self.chars.next() {
            None => Ok(Token::Eof),
            Some('{') => Ok(Token::LeftBrace),
            Some('}') => Ok(Token::RightBrace),
            Some(':') => Ok(Token::Colon),
            Some(',') => Ok(Token::Comma),
            Some('"') => self.read_string().map(Token::Text),
            Some(c) if c.is_ascii_digit() || c == '-' => self.read_number(c).map(Token::Number),
            Some(other) => Err(ParseError::Unexpected(other)),
        }
    }

    fn skip_blanks(&mut self) {
        while self.chars.peek().is_some_and(|c| c.is_whitespace()) {
            self.chars.next();
        }
    }
}
