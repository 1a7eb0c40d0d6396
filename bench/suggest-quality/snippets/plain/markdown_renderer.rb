class MarkdownRenderer
  HEADING = /^(\#{1,6})\s+(.*)$/

  def initialize(highlighter: nil)
    @highlighter = highlighter
  end

  def render(text)
    text.split(/\n{2,}/).map { |block| render_block(block) }.join("\n")
  end

  private

  def render_block(block)
    case block
    when HEADING then "<h#{$1.length}>#{inline($2)}</h#{$1.length}>"
    when /\A[-*] / then list(block)
    when /\A```(\w*)\n(.*)\n```\z/m then code($2, $1)
    else "<p>#{inline(block)}</p>"
    end
  end

  def inline(text)
    text.gsub(/\*\*(.+?)\*\*/, '<strong>\1</strong>').gsub(/`(.+?)`/, '<code>\1</code>')
  end

  def list(block)
    items = block.lines.map { |line| "<li>#{inline(line.sub(/\A[-*] /, '').chomp)}</li>" }
    "<ul>#{items.join}</ul>"
  end
end
