import UIKit

final class TreeNode {
    let title: String
    private(set) weak var parent: TreeNode?
    private(set) var children: [TreeNode] = []
    var isExpanded = false

    init(title: String) { self.title = title }

    func add(_ child: TreeNode) {
        child.parent = self
        children.append(child)
    }

    var depth: Int { (parent?.depth ?? -1) + 1 }

    func visibleNodes() -> [TreeNode] {
        [self] + (isExpanded ? children.flatMap { $0.visibleNodes() } : [])
    }
}

final class TreeViewController: UITableViewController {
    var root = TreeNode(title: "root")

    override func tableView(_ tableView: UITableView, numberOfRowsInSection section: Int) -> Int {
        root.visibleNodes().count
    }
}
