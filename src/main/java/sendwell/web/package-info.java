/**
 * HTTP: the server and its router, who is calling, JSON in and out, failures as problem details
 * (RFC 9457), the live bridge over SockJS, metrics, and the files of the page. Knows no product
 * word: the slices bring their {@link sendwell.web.Routes}.
 */
package sendwell.web;
