"""The line between a page and its board, in a test's hands."""

from playwright.sync_api import Page, WebSocketRoute


class Line:
    """From the next loading of the page on: while deaf, nothing comes through."""

    def __init__(self, page: Page) -> None:
        self.is_deaf = False
        self.ends: list[WebSocketRoute] = []
        page.route_web_socket("**/ws/boards/**", self._pass_on)

    def cut(self) -> None:
        self.ends[-1].close(code=4409)

    def _pass_on(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()
        self.ends.append(page)
        page.on_message(lambda text: None if self.is_deaf else server.send(text))
        server.on_message(lambda text: None if self.is_deaf else page.send(text))
